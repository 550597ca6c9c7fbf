import { costPage } from './cost-page.ts'

process.stdout.write(costPage())
