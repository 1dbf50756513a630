-- People change the password of their local identity themselves; the service still appoints nobody and changes no duty.
GRANT UPDATE (password, changed_at) ON local_identities TO policentrica_service;
