import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { TrialRequest, Verdict } from './host.ts'

/** Runs tests in a Vitest process, which is restarted if a mutant does not terminate. */
export class Runner {
  readonly #folder: string
  #host: ChildProcess | null = null

  constructor(folder: string) {
    this.#folder = folder
  }

  async #start(): Promise<ChildProcess> {
    if (this.#host) return this.#host
    const host = fork(path.join(this.#folder, 'test/mutation/host.ts'), [], {
      cwd: this.#folder,
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: ['--no-warnings'],
    })
    this.#host = host
    host.once('exit', () => {
      if (this.#host === host) this.#host = null
    })
    await once(host, 'message')
    return host
  }

  /** @param patience in milliseconds; tests that take longer count as failed */
  async run(request: TrialRequest, patience: number): Promise<Verdict> {
    const host = await this.#start()
    const answer = new Promise<Verdict>((resolve) => {
      const late = setTimeout(() => resolve({ failed: 'took too long', times: {} }), patience)
      host.once('message', (verdict: Verdict) => resolve(verdict))
      host.once('exit', () => resolve({ failed: 'ended the runner', times: {} }))
      host.once('message', () => clearTimeout(late))
      host.once('exit', () => clearTimeout(late))
    })
    host.send(request)
    const verdict = await answer
    host.removeAllListeners('message')
    if (verdict.failed === 'took too long') this.stop()
    return verdict
  }

  /** Ends the process and all processes that its tests started. */
  stop(): void {
    if (this.#host?.pid) process.kill(-this.#host.pid, 'SIGKILL')
    this.#host = null
  }
}
