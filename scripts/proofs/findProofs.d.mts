export interface Proof {
	id: string;
	suite: string;
	/** From the root of the project. */
	file: string;
}

export declare function readProofIds(text: string): string[];
export declare function findProofs(root: string): Proof[];
