-- Files one draft after the other; `wrk` gives every thread its own part of the list.
local threads = 0

function setup(thread)
  thread:set("part", threads)
  threads = threads + 1
end

function init()
  drafts, at = {}, 0
  local line = 0
  for id, token in io.open("DRAFTS"):read("*a"):gmatch("(%S+) (%S+)\n") do
    if line % 2 == part then
      drafts[#drafts + 1] = { id, token }
    end
    line = line + 1
  end
end

function request()
  at = at + 1
  local draft = drafts[at]
  if draft == nil then
    wrk.thread:stop()
    draft = drafts[#drafts]
  end
  return wrk.format("POST", "/api/v1/applications/" .. draft[1] .. "/submit-application", {
    ["Authorization"] = "Bearer " .. draft[2],
    ["Content-Type"] = "application/json",
    ["If-Match"] = '"2"',
    ["Idempotency-Key"] = draft[1],
  }, '{}')
end
