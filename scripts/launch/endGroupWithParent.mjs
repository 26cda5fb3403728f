// Loaded into npm and Vite: when the launcher is gone, however it went, so are they and all they started.
process.once('disconnect', () => {
	process.kill(-process.pid, 'SIGTERM');
});
// The channel alone must not keep a finished process alive.
process.channel?.unref();
