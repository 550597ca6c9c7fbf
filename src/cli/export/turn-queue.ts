/** Makes concurrent tasks run one step each, in the order in which they took their turns. */
export class TurnQueue {
  #lastTurn: Promise<void> = Promise.resolve()

  /**
   * Takes the next turn. @returns a function that runs a step after all earlier turns have been used; it must be
   * called
   */
  takeTurn(): <Value>(step: () => Value) => Promise<Value> {
    const previousTurn = this.#lastTurn
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#lastTurn = promise
    return async (step) => {
      await previousTurn
      try {
        return step()
      } finally {
        resolve()
      }
    }
  }
}
