/** What a command prints and how it ends; only the launcher touches the process. */
export type CommandOutcome = { exit: number; stdout: string; stderr: string };
