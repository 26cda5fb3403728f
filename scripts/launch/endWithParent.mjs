// Loaded into every Node process a launcher starts: when the launcher is gone, however it went, so is the process.
process.on('disconnect', () => {
	process.kill(process.pid, 'SIGTERM');
	setTimeout(() => process.exit(1), 5_000).unref();
});
// The channel alone must not keep a finished process alive.
process.channel?.unref();
