/** The key of a relationship level in the texts. */
export const levelKey = (level: number): '1' | '2' | '3' | '4' | '5' =>
  (['1', '2', '3', '4', '5'] as const)[level - 1] ?? '1'
