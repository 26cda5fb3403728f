export function listStationFiles(): Set<string>;
