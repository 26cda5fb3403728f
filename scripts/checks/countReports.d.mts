export interface Count {
	passed: number;
	failed: number;
	/** What failed and why, for the end of the output. */
	failures: Failure[];
	/** What was not looked at, by name. */
	skips: string[];
}

export interface Failure {
	name: string;
	/** A few lines of what the runner said; empty where the name says it all. */
	why: string;
}

export declare function countNothing(): Count;
export declare function countOneFailure(name: string): Count;
export declare function addCounts(counts: Count[]): Count;
export declare function countVitest(path: string, exitCode: number, named?: string): Count;
export declare function countPlaywright(path: string, exitCode: number): Count;
export declare function writeLastLine(count: Count): string;
export declare function describeRest(count: Count): string;
