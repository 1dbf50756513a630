-- Reads one application after the other, and now and then a page of the work list.
local ids = { IDS }
local headers = { ["Authorization"] = "Bearer TOKEN" }
local at = 0

function request()
  at = at + 1
  if at % 5 == 0 then
    return wrk.format("GET", "/api/v1/applications", headers)
  end
  return wrk.format("GET", "/api/v1/applications/" .. ids[at % #ids + 1], headers)
end
