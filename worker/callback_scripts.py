"""The atomic steps of a callback's life, as Lua; it begins with ``announce`` (``lua``).

callbacks       sorted set: records that have ended and whose client is to be told, by the time
                of the next attempt; "job:ID", or "batch:ID"

callback_url    in the record itself, and with it expired and erased
callback_attempts callback_status
"""

from __future__ import annotations

from worker.lua import PRELUDE

# callbacks; lease, prefix of a record's key, then the fields to give
# -> {record, attempt, the fields' values} or nil; the record is nobody else's for the lease
TAKE = (
    PRELUDE
    + """
local at = now()
for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', digits(at), 'LIMIT', 0, 10)) do
  local key = ARGV[2] .. name
  if redis.call('HEXISTS', key, 'callback_url') == 0 then  -- erased or expired
    redis.call('ZREM', KEYS[1], name)
  else
    redis.call('ZADD', KEYS[1], digits(at + tonumber(ARGV[1])), name)
    local attempt = redis.call('HINCRBY', key, 'callback_attempts', 1)
    return {name, attempt, redis.call('HMGET', key, unpack(ARGV, 3))}
  end
end
return false
"""
)

# callbacks, record; its name, attempt, delivered or failed or waiting, pause when waiting
# -> whether it was written
TELL = (
    PRELUDE
    + """
local record = redis.call('HMGET', KEYS[2], 'callback_url', 'callback_attempts', 'callback_status')
if not record[1] or record[3] then return 0 end
-- Whatever another attempt is about, a client that has been told need not be told again.
if ARGV[3] ~= 'delivered' and record[2] ~= ARGV[2] then return 0 end
if ARGV[3] == 'waiting' then
  redis.call('ZADD', KEYS[1], 'XX', digits(now() + tonumber(ARGV[4])), ARGV[1])
else
  redis.call('ZREM', KEYS[1], ARGV[1])
  redis.call('HSET', KEYS[2], 'callback_status', ARGV[3])
end
return 1
"""
)
