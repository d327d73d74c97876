import type { WorkerEvents, WorkerPool } from 'graphile-worker';

/** After a job was told: mostly the first look finds it, the later ones are for a busy database. */
const LOOK_AFTER_MS = [3, 8, 25, 70] as const;

/**
 * Makes the workers of one pool look again where graphile-worker would leave a job until the next poll, seconds away:
 *
 * - A search locks the rows of all free queues while it runs, also one that is after other tasks, and passes over those that
 *   are locked. So of two pools that are told of a job at once, the right one may find nothing.
 * - A job that joins a queue while another one of it is running is told of at once, but cannot be taken yet, and nobody
 *   tells of a queue that becomes free.
 *
 * Also polls for jobs whose time has come: one worker looks, and each that finds something makes the next one look. Were
 * each of them to poll, all would search at the same moment.
 */
export class QueueWake {
  #pool: WorkerPool | null = null;
  /** Jobs that were told of and that nobody here has taken. */
  #awaited = 0;
  /** Jobs of queues that are running, and whether any job was told of meanwhile. */
  #running = 0;
  #toldMeanwhile = false;
  /** Whether jobs of this pool wait in queues, as the first one tells: others are never passed over. */
  #queues: boolean | null = null;
  /** The poll's look, or one that followed it, may find more. */
  #polling = false;
  #step = 0;
  #timer: NodeJS.Timeout | null = null;
  #poll: NodeJS.Timeout | null = null;

  constructor(events: WorkerEvents, pollIntervalMs: number) {
    events.on('pool:create', ({ workerPool }) => this.#start(workerPool, pollIntervalMs));
    events.on('pool:listen:notification', () => this.#told());
    events.on('job:start', ({ job }) => this.#taken(job.job_queue_id !== null));
    events.on('job:complete', ({ job }) => {
      if (job.job_queue_id !== null) this.#freed();
    });
    events.on('worker:getJob:empty', () => {
      this.#polling = false;
    });
    for (const end of ['pool:gracefulShutdown', 'pool:forcefulShutdown', 'pool:release'] as const)
      events.on(end, () => this.#stop());
  }

  #start(pool: WorkerPool, pollIntervalMs: number): void {
    this.#pool = pool;
    this.#poll = setInterval(() => {
      this.#polling = true;
      this.#look();
    }, pollIntervalMs);
    this.#poll.unref();
  }

  #told(): void {
    if (this.#queues === false) return;
    this.#awaited += 1;
    // Mostly the job waits for one that is running: no hurry until that has ended.
    if (this.#running > 0) this.#toldMeanwhile = true;
    if (this.#running === 0 || !this.#timer) this.#lookSoon();
  }

  #taken(ofQueue: boolean): void {
    this.#queues = this.#queues === true || ofQueue;
    if (ofQueue) this.#running += 1;
    this.#awaited = Math.max(this.#awaited - 1, 0);
    if (this.#polling || this.#awaited > 0) this.#look();
  }

  #freed(): void {
    this.#running -= 1;
    if (!this.#toldMeanwhile) return;
    if (this.#running === 0) this.#toldMeanwhile = false;
    this.#awaited += 1;
    this.#lookSoon();
  }

  #lookSoon(): void {
    // A first look that is due already is early enough.
    if (this.#timer && this.#step === 0) return;
    this.#step = 0;
    this.#plan();
  }

  #plan(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const afterMs = LOOK_AFTER_MS[this.#step];
    if (afterMs === undefined || this.#awaited === 0 || !this.#pool) {
      this.#awaited = 0;
      return;
    }
    // Not all at the same moment: pools and processes that were told together would meet again and again.
    this.#timer = setTimeout(() => this.#again(), afterMs * (0.5 + Math.random()));
    this.#timer.unref();
  }

  #again(): void {
    this.#timer = null;
    if (this.#awaited > 0) this.#look();
    this.#step += 1;
    this.#plan();
  }

  /** One idle worker, if there is one. */
  #look(): void {
    this.#pool?.nudge(1);
  }

  #stop(): void {
    this.#pool = null;
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#poll) clearInterval(this.#poll);
    this.#timer = null;
    this.#poll = null;
  }
}
