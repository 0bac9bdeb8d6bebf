const SEEN = 'countersign.tour'

/** Whether somebody walked or dismissed the tour in this browser. */
export const isTourSeen = (): boolean => localStorage.getItem(SEEN) !== null

export const rememberTour = (): void => localStorage.setItem(SEEN, new Date().toISOString())
