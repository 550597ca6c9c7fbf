import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { archiveFolder } from '../support/archive-folder.ts'

import { Churn } from './churn.ts'
import { chances, type Settings, sound } from './fault.ts'
import { type Condition, Figures } from './figures.ts'
import { type Instance, type Instances, startInstances } from './instances.ts'
import { Oracle, type Verdict } from './oracle.ts'
import type { Phase } from './phases.ts'
import { type Question, questionsOf } from './questions.ts'
import { contents } from './releases.ts'

interface Plan {
  seed: number
  /** Requests under each phase's fault. */
  each: number
  phases: readonly Phase[]
  /** Number of clients that send requests at the same time. */
  clients: number
  /** Number of questions drawn at random, in addition to those that are always asked. */
  sample: number
  /** Share of the drawn questions that are asked again two minutes later. */
  share: number
  report: (line: string) => void
}

/** An instance under load, and the lowest release sequence that it may answer from, since an instance never goes back. */
interface InstanceUnderLoad {
  instance: Instance
  condition: Condition
  floor: number
}

/** Number of instances that run during the whole test. */
const standing = 2

/**
 * Milliseconds after which every instance knows the served release: 30 s of its memory, 10 s of its location's, 60 s of
 * KV's, and a margin.
 */
const convergence = 120_000

/** Factor by which the Worker's timeouts are shortened. */
const hurry = 30

/** True for a path that needs a faulty D1 or R2. Every path needs KV. */
const isAnsweredFrom = (path: string, { d1, r2 }: Phase['faults']) =>
  (d1 !== undefined && path.includes('search')) || (r2 !== undefined && path.startsWith('/media/'))

/** Publishers, clients and stores that misbehave, on one archive. */
class Soak {
  readonly figures = new Figures()
  readonly #plan: Plan
  readonly #chance: () => number
  readonly #oracle: Oracle
  readonly #churn: Churn
  readonly #instances: Instances
  readonly #questions: readonly Question[]
  #ahead = 0
  #turn = 0

  constructor(
    plan: Plan,
    parts: { oracle: Oracle; churn: Churn; instances: Instances; questions: Question[] },
  ) {
    this.#plan = plan
    this.#chance = chances(plan.seed)
    this.#oracle = parts.oracle
    this.#churn = parts.churn
    this.#instances = parts.instances
    this.#questions = parts.questions
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#chance() * values.length)] as Value
  }

  #tell(instances: readonly InstanceUnderLoad[], change: Partial<Settings>): Promise<unknown> {
    return Promise.all(instances.map(({ instance }) => instance.tell({ ahead: this.#ahead, ...change })))
  }

  /** Sends one request, and judges the answer. */
  async #ask(asked: InstanceUnderLoad, question: Question, phase: string): Promise<Verdict['kind']> {
    const { floor, instance } = asked
    const etag = this.#chance() < 0.15 ? this.#pick(this.#oracle.etagsOf(question)) : undefined
    const headers = etag === undefined ? question.headers : { ...question.headers, 'if-none-match': etag }
    const answer = await instance.get(question.path, headers)
    const verdict = this.#oracle.judge(question, answer, this.#churn.window(floor))
    this.figures.requests++
    if (verdict.kind === 'right') {
      if (verdict.roots.size > 0)
        asked.floor = Math.max(asked.floor, this.#churn.sequenceOf(verdict.roots, floor))
    } else if (verdict.kind !== 'refused')
      this.figures[verdict.kind].push(
        `${phase}, ${asked.condition} ${instance.name}: ${question.path} ${JSON.stringify(headers)}: ${verdict.why}`,
      )
    return verdict.kind
  }

  /** Sends requests, advancing the time with them; publishers act after a third and two thirds of them. */
  async #load(instances: readonly InstanceUnderLoad[], { name, faults }: Phase): Promise<void> {
    const { each, clients } = this.#plan
    const hit = this.#questions.filter(({ path }) => isAnsweredFrom(path, faults))
    const moves: Promise<void>[] = []
    let sent = 0
    const client = async () => {
      while (sent < each) {
        const number = sent++
        if (number % Math.ceil(each / 12) === 0) {
          this.#ahead += 10_000
          await this.#tell(instances, {})
        }
        if (number === Math.floor(each / 3)) moves.push(this.#move())
        const asked = this.#pick(instances)
        const question = this.#pick(number % 2 === 0 && hit.length > 0 ? hit : this.#questions)
        this.figures.count(name, asked.condition, (await this.#ask(asked, question, name)) === 'right')
      }
    }
    await Promise.all(Array.from({ length: clients }, client))
    await Promise.all(moves)
  }

  async #move(): Promise<void> {
    for (let times = 0; times < 2; times++) {
      await this.#churn.next(this.#turn++)
      this.figures.publications++
    }
  }

  /** Asks every question of every instance: none may be refused any more. */
  async #everything(instances: readonly InstanceUnderLoad[], phase: string, share = 1): Promise<void> {
    const chosen = this.#questions.filter(() => this.#chance() < share)
    const waiting = instances.flatMap((asked) => chosen.map((question) => ({ asked, question })))
    const client = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        if ((await this.#ask(next.asked, next.question, phase)) !== 'refused') continue
        // Publishers lock the local stores' files: a request that a busy machine refuses is sent again at once.
        this.figures.again++
        if ((await this.#ask(next.asked, next.question, phase)) !== 'refused') continue
        this.figures.kept.push(`${phase}, ${next.asked.condition}: ${next.question.path} is not answered`)
      }
    }
    await Promise.all(Array.from({ length: this.#plan.clients }, client))
  }

  /**
   * Starts a fault, with instances that know the archive and two that start during it; ends it; and checks that
   * everything has recovered.
   */
  async run(phase: Phase, number: number): Promise<void> {
    const started = performance.now()
    const asked = (instance: Instance, condition: Condition): InstanceUnderLoad => ({
      instance,
      condition,
      floor: 0,
    })
    const { wrapped } = this.#instances
    const warm = wrapped.slice(0, standing).map((instance) => asked(instance, 'warm'))
    const [cold, empty] = wrapped.slice(standing + 2 * number, standing + 2 * number + 2)
    if (!cold || !empty) throw new Error('there are too few instances')
    const starting = [asked(cold, 'cold'), asked(empty, 'empty')]
    const all = [...warm, ...starting]
    const stalePointer = JSON.stringify(this.#churn.pointer)
    this.#churn.begin()
    await empty.tell({ location: `elsewhere-${number}` })
    await this.#tell(all, { ...phase.faults, hurry, stalePointer, seed: this.#plan.seed + number })
    await this.#load(all, phase)
    await this.#tell(all, { ...sound, ahead: this.#ahead, location: 'first' })
    await this.#everything(all, `after ${phase.name}`)
    this.#ahead += convergence
    await this.#tell(all, {})
    this.#churn.begin()
    await this.#everything(all, `two minutes after ${phase.name}`, this.#plan.share)
    this.#plan.report(`${phase.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
}

/** Draws this many questions of all kinds, in addition to searches and pictures. */
function sampleOf(questions: readonly Question[], { sample, seed }: Plan): Question[] {
  const chance = chances(seed)
  const kept = questions.map((question) => ({ question, place: chance() }))
  const always = questions.filter(({ path }) => path.includes('search') || path.startsWith('/media/'))
  const others = kept.sort((a, b) => a.place - b.place).map(({ question }) => question)
  return [...new Set([...always, ...others.slice(0, sample)])]
}

/**
 * Runs the real Worker on misbehaving stores while the archive is published and rolled back, and judges each answer.
 */
export async function soak(plan: Plan): Promise<Figures> {
  const persistTo = await archiveFolder()
  const store = await openLocalArchive(persistTo)
  const folders = await contents()
  const churn = new Churn(store, folders)
  const roots: string[] = []
  for (const number of folders.keys()) roots.push(await churn.publish(number))
  const instances = await startInstances(persistTo, {
    clean: folders.length,
    wrapped: standing + 2 * plan.phases.length,
  })
  try {
    const possible = await questionsOf(store, roots)
    const questions = sampleOf(possible.questions, plan)
    const learned = [...new Set([...questions, ...possible.searchTargets])]
    const oracle = new Oracle()
    for (const [number, clean] of instances.clean.entries())
      await oracle.learn(await churn.publish(number), clean, learned)
    const run = new Soak(plan, { oracle, churn, instances, questions })
    for (const [number, phase] of plan.phases.entries()) await run.run(phase, number)
    return run.figures
  } finally {
    await instances.stop()
    await store.close()
  }
}
