import type { Plugin } from 'vitest/config'

const developmentCondition = 'development|production'

/**
 * Makes tests load libraries as the command line does. Vitest resolves them under the condition `development`, for which
 * micromark has a slower build with assertions.
 */
export const productionBuilds: Plugin = {
  name: 'production-builds',
  configResolved({ ssr, environments }) {
    for (const { resolve } of [ssr, ...Object.values(environments)])
      if (resolve?.conditions)
        resolve.conditions = resolve.conditions.filter((condition) => condition !== developmentCondition)
  },
}
