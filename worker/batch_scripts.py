"""The atomic steps of a batch's life, as Lua, beside those of its jobs in ``worker.scripts``.

A batch is one hash and three lists:

    batch:ID             created expires finished sealed           times in milliseconds
                         accepted succeeded failed cancelled rejected
                         digest once                               of its body and its key
                         stopped_line stopped_code stopped_detail  when it was not read to its end
                         callback_url                              whom to tell at the end
    batch:ID:errors      the first lines that were not accepted, as JSON
    batch:ID:chunks      ids of its chunks that are not done
    batch:ID:ended       ids of its jobs in the order in which they ended

Its jobs are jobs like any other, but stand in no queue of their own. They are worked in chunks:

    chunk:ID             status attempts created started holder batch: as a job has them
    chunk:ID:jobs        ids of its jobs that are not done; the first may be running

Chunks wait, run and are swept as single jobs do, in sets of their own, by the very same scripts.
A chunk has no limit of attempts: each attempt that is cut off counts for the job that it was at,
and that has one. ``batched`` counts the open jobs of all batches.
"""

from __future__ import annotations

from worker.lua import PRELUDE

# batch, once or nothing; ttl, callback_url or nothing -> {'new', created, expires} or {'same', id}
OPEN = (
    PRELUDE
    + """
local at, ttl = now(), while_open(tonumber(ARGV[1]))
if KEYS[2] then
  local known = redis.call('GET', KEYS[2])
  if known and redis.call('EXISTS', string.sub(KEYS[1], 1, -33) .. known) == 1 then
    return {'same', known}
  end
  redis.call('SET', KEYS[2], id_of(KEYS[1]), 'PX', digits(ttl))
  redis.call('HSET', KEYS[1], 'once', KEYS[2])
end
redis.call('HSET', KEYS[1], 'created', digits(at), 'expires', digits(at + ttl),
  'accepted', '0', 'succeeded', '0', 'failed', '0', 'cancelled', '0', 'rejected', '0')
if ARGV[2] then redis.call('HSET', KEYS[1], 'callback_url', ARGV[2]) end
redis.call('PEXPIRE', KEYS[1], digits(ttl))
return {'new'}
"""
)

# batch, chunk, waiting chunks, running chunks, batched; ttl, not_after, most open jobs, prefix of
# a job's key, then five for each job: id, line, text, and title and reference: '' or '=' and value
# -> 'new', 'gone', 'full' or 'late'
ADD = (
    PRELUDE
    + """
local at, ttl, count = now(), while_open(tonumber(ARGV[1])), (#ARGV - 4) / 5
if redis.call('HEXISTS', KEYS[1], 'created') == 0
    or redis.call('HEXISTS', KEYS[1], 'sealed') == 1 then return 'gone' end
-- The reply was lost on the way and the client asks again.
if redis.call('EXISTS', KEYS[2]) == 1 then return 'new' end
if at > tonumber(ARGV[2]) then return 'late' end
-- Jobs that expired unworked are still counted, until no batch is under way.
if redis.call('ZCARD', KEYS[3]) + redis.call('ZCARD', KEYS[4]) == 0 then
  redis.call('DEL', KEYS[5])
end
if tonumber(redis.call('GET', KEYS[5]) or '0') + count > tonumber(ARGV[3]) then return 'full' end
for i = 5, #ARGV, 5 do
  local key = ARGV[4] .. ARGV[i]
  redis.call('HSET', key, 'status', 'queued', 'attempts', '0',
    'created', digits(at), 'expires', digits(at + ttl),
    'batch', id_of(KEYS[1]), 'line', ARGV[i + 1], 'text', ARGV[i + 2])
  for offset, name in pairs({[3] = 'title', [4] = 'reference'}) do
    local value = ARGV[i + offset]
    if value ~= '' then redis.call('HSET', key, name, string.sub(value, 2)) end
  end
  redis.call('PEXPIRE', key, digits(ttl))
  redis.call('RPUSH', KEYS[2] .. ':jobs', ARGV[i])
end
redis.call('HSET', KEYS[2], 'status', 'queued', 'attempts', '0', 'created', digits(at),
  'batch', id_of(KEYS[1]))
redis.call('PEXPIRE', KEYS[2], digits(ttl))
redis.call('PEXPIRE', KEYS[2] .. ':jobs', digits(ttl))
redis.call('RPUSH', KEYS[1] .. ':chunks', id_of(KEYS[2]))
redis.call('PEXPIRE', KEYS[1] .. ':chunks', digits(ttl))
redis.call('HINCRBY', KEYS[1], 'accepted', count)
tally(KEYS[2], 'accepted', count)
redis.call('INCRBY', KEYS[5], count)
redis.call('ZADD', KEYS[3], digits(at), id_of(KEYS[2]))
return 'new'
"""
)

# batch; ttl, lines rejected, how many errors, the errors, then field and value by turns
# -> whether it was there
SEAL = (
    PRELUDE
    + """
if redis.call('HEXISTS', KEYS[1], 'created') == 0 then return 0 end
local errors = tonumber(ARGV[3])
redis.call('DEL', KEYS[1] .. ':errors')
for i = 4, 3 + errors do redis.call('RPUSH', KEYS[1] .. ':errors', ARGV[i]) end
redis.call('HSET', KEYS[1], 'sealed', '1', 'rejected', ARGV[2])
for i = 4 + errors, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
finish_batch(KEYS[1])
keep_batch(KEYS[1], tonumber(ARGV[1]))
return 1
"""
)

# chunk, running chunks, waiting jobs; attempt, token, max_attempts, ttl, error_code, error_detail,
# prefix of a job's key, whether to give way to single jobs
# -> {id, attempt, text} of the next job, or {'way'}, or {} when nothing is left to this attempt
NEXT = (
    PRELUDE
    + """
if not held(KEYS[1], ARGV[1]) then return {} end
local jobs = KEYS[1] .. ':jobs'
while true do
  local id = redis.call('LINDEX', jobs, 0)
  if not id then
    redis.call('ZREM', KEYS[2], id_of(KEYS[1]))
    local batch = redis.call('HGET', KEYS[1], 'batch')
    redis.call('LREM', string.sub(KEYS[1], 1, -39) .. 'batch:' .. batch .. ':chunks', 1,
      id_of(KEYS[1]))
    redis.call('DEL', KEYS[1])
    return {}
  end
  local key = ARGV[7] .. id
  local job = redis.call('HMGET', key, 'status', 'attempts', 'holder', 'text')
  local status, attempts, holder, text = job[1], tonumber(job[2]), job[3], job[4]
  if status == 'running' and holder == ARGV[2] then return {id, digits(attempts), text} end
  if status ~= 'queued' and status ~= 'running' then  -- it is final, or erased
    redis.call('LPOP', jobs)
  elseif attempts >= tonumber(ARGV[3]) then
    settle(key, KEYS[2], 'failed', tonumber(ARGV[4]))
    redis.call('HSET', key, 'error_code', ARGV[5], 'error_detail', ARGV[6])
    tally(key, 'failed:' .. ARGV[5])
  elseif ARGV[8] == '1' and redis.call('ZCARD', KEYS[3]) > 0 then
    return {'way'}
  else
    redis.call('HDEL', key, 'holder')  -- takes away first, for a full Redis
    redis.call('HSET', key, 'status', 'running', 'attempts', digits(attempts + 1),
      'started', digits(now()), 'holder', ARGV[2])
    return {id, digits(attempts + 1), text}
  end
end
"""
)

# chunk, waiting chunks, running chunks; prefix of a job's key, ttl, then, if the job that it is at
# shall fail for it, error_code, error_detail -> whether it was running
CUT_OFF = (
    PRELUDE
    + """
if redis.call('HGET', KEYS[1], 'status') ~= 'running' then return 0 end
local id = redis.call('LINDEX', KEYS[1] .. ':jobs', 0)
local key = id and ARGV[1] .. id
if key and redis.call('HGET', key, 'status') == 'running' then
  if ARGV[3] then
    settle(key, KEYS[3], 'failed', tonumber(ARGV[2]))
    redis.call('HSET', key, 'error_code', ARGV[3], 'error_detail', ARGV[4])
    tally(key, 'failed:' .. ARGV[3])
  else
    redis.call('HDEL', key, 'started', 'holder')
    redis.call('HSET', key, 'status', 'queued')
  end
end
put_back(KEYS[1], KEYS[2], KEYS[3])
return 1
"""
)

# running chunks; lease, then the ids of the chunks
RENEW = (
    PRELUDE
    + """
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[1], 'XX', digits(now() + tonumber(ARGV[1])), ARGV[i])
end
"""
)

# batch, waiting chunks, running chunks, batched; prefix of a job's key, of a chunk's, most keys
# -> -1: it was not there, 0: there is more to erase, 1: nothing is left
ERASE = (
    PRELUDE
    + """
local batch = KEYS[1]
if redis.call('EXISTS', batch) == 0 then return -1 end
-- Its other fields go: from now on it is nobody's, and its jobs and chunks tell it nothing.
local once = redis.call('HGET', batch, 'once')
if once then redis.call('DEL', once) end
redis.call('HDEL', batch, 'created', 'once', 'callback_url')
redis.call('DEL', batch .. ':errors')
local left = tonumber(ARGV[3])
while left > 0 do
  local chunk = redis.call('RPOP', batch .. ':chunks')
  if not chunk then break end
  local jobs = ARGV[2] .. chunk .. ':jobs'
  for _, id in ipairs(redis.call('LRANGE', jobs, 0, -1)) do
    if redis.call('HEXISTS', ARGV[1] .. id, 'text') == 1 then
      redis.call('DECR', KEYS[4])
      tally(batch, 'ended:cancelled')
    end
    redis.call('DEL', ARGV[1] .. id)
    left = left - 1
  end
  redis.call('ZREM', KEYS[2], chunk)
  redis.call('ZREM', KEYS[3], chunk)
  redis.call('DEL', jobs, ARGV[2] .. chunk)
end
while left > 0 do
  local id = redis.call('LPOP', batch .. ':ended')
  if not id then break end
  redis.call('DEL', ARGV[1] .. id)
  left = left - 1
end
if left <= 0 then return 0 end
redis.call('DEL', batch)
return 1
"""
)
