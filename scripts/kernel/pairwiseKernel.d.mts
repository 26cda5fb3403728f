export declare function writePairwiseKernel(): string;
