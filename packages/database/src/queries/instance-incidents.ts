import type { Values } from './statement.ts'

/**
 * A condition on `i`: open, with an incident of one of the codes. The column alone is not enough: a field of the form may
 * be named like the incidents.
 */
export const incidentCondition = (values: Values, codes: readonly string[]): string =>
  `i.has_incident AND i.status IN ('running', 'suspended') AND EXISTS (
    SELECT FROM json_array_elements(i.state::json -> 'incidents') AS incident
    WHERE incident ->> 'code' = ANY (${values.bind(codes, 'text[]')}))`
