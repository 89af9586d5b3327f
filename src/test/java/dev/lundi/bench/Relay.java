package dev.lundi.bench;

/** An SMTP server on this machine that takes every mail and keeps none. */
interface Relay extends AutoCloseable {

	int port();

	@Override
	void close();

}
