export declare function composeTypes(databaseUrl: string): Promise<string>;
