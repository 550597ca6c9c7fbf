import { expect, it } from 'vitest'
import { warmUp } from '../../src/edge/warm-up.ts'

it('the warm-up of an isolate renders its sample: whatever it throws would keep every Worker from starting', () => {
  expect(() => warmUp()).not.toThrow()
})
