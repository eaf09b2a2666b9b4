"""The atomic steps of a job's life, as Lua that Redis runs without interruption.

A job is one hash, so that it expires, and is erased, as a whole:

    status attempts created started finished expires     times in milliseconds
    title reference                                      as submitted, when given
    text                                                 until the job is final
    holder                                               while it runs
    once                                                 the key of its Idempotency-Key, if any
    batch line                                           when it came in a batch (batch_scripts)
    callback_url                                         whom to tell at the end (callback_scripts)
    result | error_code error_detail                     when it is final

Every open job stands in one of two sorted sets, from which the sweep finds what was lost:

    waiting   queued jobs, by the time their message was sent last
    running   running jobs, by the time their lease ends unless their worker renews it
    front     when the message was sent that was claimed last: who waits longer was passed by
    swept     when the last sweep was

Times are the Redis server's own, so that the clocks of several machines need not agree. Each
script that ends or moves a job first takes something away: a full Redis refuses a script's first
write if it adds, and lets the later ones pass. So a full Redis takes no jobs, but ends them.
"""

from __future__ import annotations

from worker.lua import PRELUDE

# job, waiting, running, and once with an Idempotency-Key; ttl, not_after, most open jobs, digest,
# prefix of a job's key, then field and value by turns
# -> {'new', created, expires} or {'same', id} or one of {'other'}, {'full'}, {'late'}
CREATE = (
    PRELUDE
    + """
local at, ttl = now(), while_open(tonumber(ARGV[1]))
if KEYS[4] then
  local known = redis.call('HMGET', KEYS[4], 'id', 'digest')
  if known[1] and redis.call('EXISTS', ARGV[5] .. known[1]) == 1 then
    if known[2] ~= ARGV[4] then return {'other'} end
    return {'same', known[1]}
  end
end
-- Redis was busy or asleep and the client has given up: nobody would know of the job.
if at > tonumber(ARGV[2]) then return {'late'} end
if redis.call('ZCARD', KEYS[2]) + redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[3]) then
  return {'full'}
end
redis.call('HSET', KEYS[1], 'status', 'queued', 'attempts', '0',
  'created', digits(at), 'expires', digits(at + ttl))
for i = 6, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
redis.call('PEXPIRE', KEYS[1], digits(ttl))
redis.call('ZADD', KEYS[2], digits(at), id_of(KEYS[1]))
tally(KEYS[1], 'accepted')
if KEYS[4] then
  redis.call('HSET', KEYS[1], 'once', KEYS[4])
  redis.call('HSET', KEYS[4], 'id', id_of(KEYS[1]), 'digest', ARGV[4])
  redis.call('PEXPIRE', KEYS[4], digits(ttl))
end
return {'new', digits(at), digits(at + ttl)}
"""
)

# job, waiting, running, front; holder, lease, max_attempts, ttl, error_code, error_detail
# -> {attempt, text} or nil
CLAIM = (
    PRELUDE
    + """
local job = redis.call('HMGET', KEYS[1], 'status', 'attempts', 'holder', 'text', 'created')
local status, attempts, holder, text, created = job[1], tonumber(job[2]), job[3], job[4], job[5]
-- The reply to this very claim was lost on the way and the client asks again.
if status == 'running' and holder == ARGV[1] then return {digits(attempts), text} end
if status ~= 'queued' then return false end
local at, id = now(), id_of(KEYS[1])
local sent = redis.call('ZSCORE', KEYS[2], id)
redis.call('ZREM', KEYS[2], id)
if attempts >= tonumber(ARGV[3]) then
  settle(KEYS[1], KEYS[3], 'failed', tonumber(ARGV[4]))
  redis.call('HSET', KEYS[1], 'error_code', ARGV[5], 'error_detail', ARGV[6])
  tally(KEYS[1], 'failed:' .. ARGV[5])
  return false
end
-- Sent once, in its turn: so everything sent before it has had its turn. A message sent again, or
-- returned to the head of the queue, says nothing about the others.
if sent and tonumber(sent) == tonumber(created) then
  redis.call('SET', KEYS[4], created)
end
redis.call('HSET', KEYS[1], 'status', 'running', 'attempts', digits(attempts + 1),
  'started', digits(at), 'holder', ARGV[1])
redis.call('ZADD', KEYS[3], digits(at + tonumber(ARGV[2])), id)
if attempts == 0 then tally_duration(KEYS[1], 'wait', at - created) end
return {digits(attempts + 1), text}
"""
)

# job, running; attempt, ttl, status, then field and value by turns -> whether it was written
SETTLE = (
    PRELUDE
    + """
if not held(KEYS[1], ARGV[1]) then return 0 end
local started = redis.call('HGET', KEYS[1], 'started')
settle(KEYS[1], KEYS[2], ARGV[3], tonumber(ARGV[2]))
tally_duration(KEYS[1], 'extraction', now() - started)
if ARGV[4] == 'error_code' then tally(KEYS[1], 'failed:' .. ARGV[5]) end
for i = 4, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
return 1
"""
)

# job, waiting, running; attempt -> whether it was written
RELEASE = (
    PRELUDE
    + """
if not held(KEYS[1], ARGV[1]) then return 0 end
put_back(KEYS[1], KEYS[2], KEYS[3])
return 1
"""
)

# job, waiting, running; ttl -> whether it was there
ERASE = (
    PRELUDE
    + """
local job = redis.call('HMGET', KEYS[1], 'once', 'batch', 'text')
local once, batch, is_open = job[1], job[2], job[3]
redis.call('ZREM', KEYS[2], id_of(KEYS[1]))
redis.call('ZREM', KEYS[3], id_of(KEYS[1]))
if once then redis.call('DEL', once) end
if is_open then tally(KEYS[1], 'ended:cancelled') end
if batch and is_open then tell_batch(KEYS[1], batch, 'cancelled', tonumber(ARGV[1])) end
tell_followers(KEYS[1])
return redis.call('DEL', KEYS[1])
"""
)

# workers, running; worker, ttl, lease, then the ids of the jobs that it works on
HEARTBEAT = (
    PRELUDE
    + """
local at = now()
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', digits(at))
redis.call('ZADD', KEYS[1], digits(at + tonumber(ARGV[2])), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', digits(at))
for i = 4, #ARGV do
  redis.call('ZADD', KEYS[2], 'XX', digits(at + tonumber(ARGV[3])), ARGV[i])
end
"""
)

# workers -> those whose last heartbeat still counts
WORKERS = (
    PRELUDE
    + """
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. digits(now()), '+inf')
"""
)

# waiting, running, front, swept; pause, lease, grace, whether the queue is empty, most jobs,
# max_attempts, ttl, error_code, error_detail, prefix of a job's key
# -> {ids to send again, ids that failed for good}, or nil when another has just looked
SWEEP = (
    PRELUDE
    + """
local at, lease, grace = now(), tonumber(ARGV[2]), tonumber(ARGV[3])
local last = tonumber(redis.call('GET', KEYS[4]) or '0')
if last <= at and at - last < tonumber(ARGV[1]) then return false end
redis.call('DEL', KEYS[4])
redis.call('SET', KEYS[4], digits(at))
-- Nobody has looked for so long that the workers may not have been able to renew their leases:
-- Redis hung, or they were all away. Those that live renew them now.
if at - last > lease / 2 then
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', digits(at + lease))) do
    redis.call('ZADD', KEYS[2], digits(at + lease), id)
  end
end
local again, failed = {}, {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', digits(at),
    'LIMIT', 0, tonumber(ARGV[5]))) do
  local key = ARGV[10] .. id
  local job = redis.call('HMGET', key, 'status', 'attempts')
  if job[1] ~= 'running' then  -- its record has expired
    redis.call('ZREM', KEYS[2], id)
  elseif tonumber(job[2]) >= tonumber(ARGV[6]) then
    settle(key, KEYS[2], 'failed', tonumber(ARGV[7]))
    redis.call('HSET', key, 'error_code', ARGV[8], 'error_detail', ARGV[9])
    tally(key, 'failed:' .. ARGV[8])
    failed[#failed + 1] = id
  else
    put_back(key, KEYS[1], KEYS[2])
    again[#again + 1] = id
  end
end
-- A queue that is merely long keeps its order, so its jobs are no older than its front.
local oldest = at - grace
if ARGV[4] ~= '1' then
  oldest = math.min(at, tonumber(redis.call('GET', KEYS[3]) or '0')) - grace
end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', digits(oldest),
    'LIMIT', 0, tonumber(ARGV[5]))) do
  if redis.call('HGET', ARGV[10] .. id, 'status') == 'queued' then
    redis.call('ZADD', KEYS[1], digits(at), id)
    tally(ARGV[10] .. id, 'resent')
    again[#again + 1] = id
  else
    redis.call('ZREM', KEYS[1], id)
  end
end
return {again, failed}
"""
)
