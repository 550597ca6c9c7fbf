import { renderCostPage } from './cost-page.ts'

process.stdout.write(renderCostPage())
