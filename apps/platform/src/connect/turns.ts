interface Running {
  patient: boolean;
  done: Promise<unknown>;
}

/**
 * Within one process a session takes one answer at a time: the bank is asked once, however often a nervous person
 * presses the button. Across processes the turn counter of the row decides.
 */
export class Turns {
  readonly #running = new Map<string, Running>();

  /**
   * Runs `work`, unless an answer is under way: then `instead` is given after it. `patient` work (an answer) waits for
   * work that is not (a look whether something happened), and then has its turn.
   */
  async take<T>(key: string, patient: boolean, work: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
    for (let running = this.#running.get(key); running; running = this.#running.get(key)) {
      await running.done;
      if (running.patient || !patient) return instead();
    }
    const turn = work();
    const mine: Running = { patient, done: turn.catch(() => {}) };
    this.#running.set(key, mine);
    try {
      return await turn;
    } finally {
      this.#running.delete(key);
    }
  }
}
