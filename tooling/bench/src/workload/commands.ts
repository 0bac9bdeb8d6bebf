/** Durable commands in the life of one instance: start, the supervisor's approval, the manager's. */
export const COMMANDS = 3
