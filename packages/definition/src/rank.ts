import { z } from 'zod'

/**
 * Ranks 职级, lowest first: 营销人员 rep, 主管 supervisor, 经理 manager, 营销总监 director, 营销副总 vice president,
 * 总经理 general manager.
 */
export const RANKS = ['rep', 'supervisor', 'manager', 'director', 'vp', 'gm'] as const
export const Rank = z.enum(RANKS)
export type Rank = z.infer<typeof Rank>

/** True when `rank` stands at `least` or higher. */
export const isAtLeast = (rank: Rank, least: Rank): boolean => RANKS.indexOf(rank) >= RANKS.indexOf(least)
