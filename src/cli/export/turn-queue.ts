/** Orders a step of concurrent tasks by the order in which the tasks began. */
export class TurnQueue {
  #lastTurn: Promise<void> = Promise.resolve()

  /**
   * Takes the next turn, which must be used. @returns a function that runs a step once every earlier turn has been used
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
