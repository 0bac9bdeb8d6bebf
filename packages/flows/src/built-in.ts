import type { Definition } from '@countersign/definition/definition'
import { accountVisit } from './account-visit/definition.ts'
import { customerSuggestion } from './customer-suggestion/definition.ts'
import { keyAccountSelection } from './key-account-selection/definition.ts'
import { serviceRequest } from './service-request.ts'

/** The processes the product brings along, imported by their content hash. */
export const builtIn: readonly Definition[] = [
  serviceRequest,
  keyAccountSelection,
  accountVisit,
  customerSuggestion,
]
