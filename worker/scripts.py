"""The atomic steps of a job's life, as Lua that Redis runs without interruption.

A job is one hash, so that it expires, and is erased, as a whole:

    status attempts created started finished expires     times in milliseconds
    title reference                                      as submitted, when given
    text                                                 until the job is final
    lease holder                                         while it runs
    result | error_code error_detail                     when it is final

Times are the Redis server's own, so that the clocks of several machines need not agree.
"""

from __future__ import annotations

_PRELUDE = """
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Lua writes large numbers as 1.7e+12; Redis and Python want the digits.
local function digits(number)
  return string.format('%.0f', number)
end

-- The one way to become final: the text goes, the record's time starts anew.
local function settle(key, status, ttl)
  local at = now()
  redis.call('HSET', key, 'status', status,
    'finished', digits(at), 'expires', digits(at + ttl))
  redis.call('HDEL', key, 'text', 'lease', 'holder')
  redis.call('PEXPIRE', key, digits(ttl))
end

-- Whether the job is still the caller's: not final, not erased, not a later attempt's.
local function held(key, attempt)
  local job = redis.call('HMGET', key, 'status', 'attempts')
  return job[1] == 'running' and job[2] == attempt
end
"""

# ttl, then field and value by turns
CREATE = (
    _PRELUDE
    + """
local at, ttl = now(), tonumber(ARGV[1])
redis.call('HSET', KEYS[1], 'status', 'queued', 'attempts', '0',
  'created', digits(at), 'expires', digits(at + ttl))
for i = 2, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
redis.call('PEXPIRE', KEYS[1], digits(ttl))
return {digits(at), digits(at + ttl)}
"""
)

# holder, lease, max_attempts, ttl, error_code, error_detail -> {attempt, text} or nil
CLAIM = (
    _PRELUDE
    + """
local job = redis.call('HMGET', KEYS[1], 'status', 'attempts', 'lease', 'holder', 'text')
local status, attempts, lease, holder, text = job[1], tonumber(job[2]), job[3], job[4], job[5]
local at = now()
if status == 'running' then
  -- The reply to this very claim was lost on the way and the client asks again.
  if holder == ARGV[1] then return {digits(attempts), text} end
  if tonumber(lease) > at then return false end
elseif status ~= 'queued' then
  return false
end
if attempts >= tonumber(ARGV[3]) then
  redis.call('HSET', KEYS[1], 'error_code', ARGV[5], 'error_detail', ARGV[6])
  settle(KEYS[1], 'failed', tonumber(ARGV[4]))
  return false
end
redis.call('HSET', KEYS[1], 'status', 'running', 'attempts', digits(attempts + 1),
  'started', digits(at), 'lease', digits(at + tonumber(ARGV[2])), 'holder', ARGV[1])
return {digits(attempts + 1), text}
"""
)

# attempt, ttl, status, then field and value by turns -> whether it was written
SETTLE = (
    _PRELUDE
    + """
if not held(KEYS[1], ARGV[1]) then return 0 end
for i = 4, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
settle(KEYS[1], ARGV[3], tonumber(ARGV[2]))
return 1
"""
)

# attempt -> whether it was written
RELEASE = (
    _PRELUDE
    + """
if not held(KEYS[1], ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'status', 'queued')
redis.call('HDEL', KEYS[1], 'started', 'lease', 'holder')
return 1
"""
)

# worker, ttl
HEARTBEAT = (
    _PRELUDE
    + """
local at = now()
redis.call('ZADD', KEYS[1], digits(at + tonumber(ARGV[2])), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', digits(at))
"""
)

# -> the workers whose last heartbeat still counts
WORKERS = (
    _PRELUDE
    + """
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. digits(now()), '+inf')
"""
)
