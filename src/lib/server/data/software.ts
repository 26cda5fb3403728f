/** What the record says computed it. Changes with the version of package.json; a test keeps both equal. */
export const SOFTWARE = 'prioriza/0.1.0';
