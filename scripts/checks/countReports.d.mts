export interface Count {
	passed: number;
	failed: number;
	skipped: number;
	/** One line for each failure, for the end of the output. */
	failures: string[];
}

export declare function countNothing(): Count;
export declare function countOneFailure(why: string): Count;
export declare function addCounts(counts: Count[]): Count;
export declare function countVitest(path: string, exitCode: number): Count;
export declare function countPlaywright(path: string, exitCode: number): Count;
export declare function writeLastLine(count: Count): string;
