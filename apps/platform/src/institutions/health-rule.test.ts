import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeHealth, NO_CALLS } from './health-rule.ts';

const judged = (counts: Partial<typeof NO_CALLS>) => judgeHealth({ ...NO_CALLS, ...counts });

test('nothing is concluded from fewer than five calls', () => {
  expect(judged({})).toEqual({ status: 'up', fault: null, calls: 0 });
  expect(judged({ bankFaults: 4 }).status).toBe('up');
  expect(judged({ bankFaults: 5 })).toEqual({ status: 'down', fault: 'bank', calls: 5 });
});

test('down above half, degraded above 15 %, up at the border', () => {
  expect(judged({ ok: 49, bankFaults: 51 }).status).toBe('down');
  expect(judged({ ok: 50, bankFaults: 50 }).status).toBe('degraded');
  expect(judged({ ok: 84, bankFaults: 16 }).status).toBe('degraded');
  expect(judged({ ok: 85, bankFaults: 15 }).status).toBe('up');
});

test('a wrong password shows that the bank answers', () => {
  expect(judged({ person: 20, bankFaults: 3 }).status).toBe('up');
  expect(judged({ person: 100 }).status).toBe('up');
});

test('the fault is named after whoever failed more; a tie is ours', () => {
  expect(judged({ ok: 1, ourFaults: 9 }).fault).toBe('platform');
  expect(judged({ bankFaults: 5, ourFaults: 4 }).fault).toBe('bank');
  expect(judged({ bankFaults: 5, ourFaults: 5 }).fault).toBe('platform');
});

test('one more success never makes it worse, one more fault never better', () => {
  const count = fc.nat({ max: 1_000 });
  const rank = { up: 0, degraded: 1, down: 2 };
  fc.assert(
    fc.property(fc.record({ ok: count, bankFaults: count, ourFaults: count, person: count }), (counts) => {
      const now = judgeHealth(counts);
      const calls = counts.ok + counts.bankFaults + counts.ourFaults + counts.person;
      if (calls >= 5)
        expect(rank[judgeHealth({ ...counts, ok: counts.ok + 1 }).status]).toBeLessThanOrEqual(rank[now.status]);
      expect(rank[judgeHealth({ ...counts, bankFaults: counts.bankFaults + 1 }).status]).toBeGreaterThanOrEqual(
        rank[now.status],
      );
    }),
  );
});
