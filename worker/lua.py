"""What the scripts share: Lua functions that stand before each of them.

``worker.scripts`` says what a job's record holds, ``worker.batch_scripts`` what a batch's.
"""

from __future__ import annotations

BOUNDS = (25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
"""Upper ends of the buckets of a duration, in milliseconds; what is longer counts as ``inf``."""

OPEN = 604_800_000
"""Milliseconds, a week, for which the record of what has not ended is kept at least."""

PRELUDE = """
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Lua writes large numbers as 1.7e+12; Redis and Python want the digits.
local function digits(number)
  return string.format('%.0f', number)
end

-- How long an open record is kept: neither a long queue nor workers that are away cost a job.
local function while_open(ttl)
  return math.max(ttl, WEEK)
end

local function id_of(key)
  return string.sub(key, -32)
end

-- See worker/tally.py. Adds: so it stands behind what a step takes away.
local function tally(key, field, by)
  local prefix = string.gsub(key, '[^:]+:[^:]+$', '')  -- without job:ID or chunk:ID
  redis.call('HINCRBY', prefix .. 'tally', field, digits(by or 1))
end

local function tally_duration(key, name, milliseconds)
  local bucket = 'inf'
  for _, bound in ipairs({BOUNDS}) do
    if milliseconds <= bound then
      bucket = digits(bound)
      break
    end
  end
  tally(key, name .. ':' .. bucket)
  tally(key, name .. ':sum', milliseconds)
end

-- The record has ended: its client is told now, if it wants to be (callback_scripts).
local function announce(record)
  if redis.call('HEXISTS', record, 'callback_url') == 1 then
    local prefix, name = string.match(record, '^(.*:)(%a+:%x+)$')
    redis.call('ZADD', prefix .. 'callbacks', digits(now()), name)
  end
end

-- A batch that was read to its end, and whose jobs have all ended, is finished.
local function finish_batch(record)
  local batch = redis.call('HMGET', record,
    'sealed', 'accepted', 'succeeded', 'failed', 'cancelled', 'finished')
  if batch[1] and not batch[6] and batch[2] - batch[3] - batch[4] - batch[5] == 0 then
    redis.call('HSET', record, 'finished', digits(now()))
    announce(record)
  end
end

-- Something has happened to the batch: its time begins anew, and its key's.
local function keep_batch(record, ttl)
  local batch = redis.call('HMGET', record, 'finished', 'once')
  if not batch[1] then ttl = while_open(ttl) end
  redis.call('HSET', record, 'expires', digits(now() + ttl))
  for _, part in ipairs({'', ':ended', ':errors', ':chunks'}) do
    redis.call('PEXPIRE', record .. part, digits(ttl))
  end
  if batch[2] then redis.call('PEXPIRE', batch[2], digits(ttl)) end
end

-- Tell the job's batch, if it came in one and that is still there, how the job ended. The batch's
-- keys are made of its id: Redis Cluster, which forbids that, is none that we run on.
local function tell_batch(key, batch, status, ttl)
  local prefix = string.sub(key, 1, -37)  -- without job:ID
  redis.call('DECR', prefix .. 'batched')
  local record = prefix .. 'batch:' .. batch
  if redis.call('EXISTS', record) == 0 then return end
  redis.call('HINCRBY', record, status, 1)
  if status ~= 'cancelled' then redis.call('RPUSH', record .. ':ended', id_of(key)) end
  redis.call('PUBLISH', prefix .. 'ended', batch)  -- to who follows its results
  finish_batch(record)
  keep_batch(record, ttl)
end

-- Whoever waits for the job looks at it again. Told in the step that ends it: never too early, and
-- not lost with whoever ended it.
local function tell_followers(key)
  redis.call('PUBLISH', string.sub(key, 1, -37) .. 'ended', id_of(key))
end

-- The one way to become final: the text goes, the record's time starts anew, and its key's.
local function settle(key, running, status, ttl)
  local at = now()
  redis.call('HDEL', key, 'text', 'holder')
  redis.call('ZREM', running, id_of(key))
  redis.call('HSET', key, 'status', status,
    'finished', digits(at), 'expires', digits(at + ttl))
  redis.call('PEXPIRE', key, digits(ttl))
  tally(key, 'ended:' .. status)
  local came = redis.call('HMGET', key, 'batch', 'once')
  if came[1] then tell_batch(key, came[1], status, ttl) end
  if came[2] then redis.call('PEXPIRE', came[2], digits(ttl)) end
  announce(key)
  tell_followers(key)
end

-- Back among those that wait for a message.
local function put_back(key, waiting, running)
  redis.call('ZREM', running, id_of(key))
  redis.call('HDEL', key, 'started', 'holder')
  redis.call('HSET', key, 'status', 'queued')
  redis.call('ZADD', waiting, digits(now()), id_of(key))
  tally(key, 'returned')
end

-- Whether the job is still the caller's: not final, not erased, not a later attempt's.
local function held(key, attempt)
  local job = redis.call('HMGET', key, 'status', 'attempts')
  return job[1] == 'running' and job[2] == attempt
end
""".replace("BOUNDS", ", ".join(map(str, BOUNDS))).replace("WEEK", str(OPEN))
