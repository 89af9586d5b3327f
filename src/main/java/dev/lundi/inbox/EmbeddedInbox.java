package dev.lundi.inbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * Receives mails by SMTP on the loopback address when no relay is declared. It starts
 * before whatever sends, and stops after it.
 */
@Component
@Conditional(InboxCondition.class)
@EnableConfigurationProperties(InboxSettings.class)
public class EmbeddedInbox implements SmartLifecycle {

	public static final String HOST = "127.0.0.1";

	static final int LARGEST_MAIL = 1_048_576;

	static final int PHASE = -1000;

	private static final int CONNECTIONS = 64;

	private static final int RECIPIENTS = 100;

	private final InboxMails mails;

	private final InboxSettings settings;

	private @Nullable SMTPServer server;

	EmbeddedInbox(InboxMails mails, InboxSettings settings) {
		this.mails = mails;
		this.settings = settings;
	}

	/** The port on which it receives, once it has started. */
	public synchronized int port() {
		if (server == null) {
			throw new IllegalStateException("The embedded inbox has not started");
		}
		return server.getPortAllocated();
	}

	@Override
	public synchronized void start() {
		SMTPServer starting = build();
		try {
			starting.start();
		}
		catch (RuntimeException ex) {
			throw (ex.getCause() instanceof BindException) ? new InboxPortTakenException(settings.port(), ex) : ex;
		}
		server = starting;
	}

	private SMTPServer build() {
		return SMTPServer.port(settings.port())
			.bindAddress(InetAddress.ofLiteral(HOST))
			.serverSocketFactory(PromptServerSocket::new)
			.hostName("localhost")
			.softwareName("Lundi inbox")
			.insertReceivedHeaders(false)
			.fromAddressValidator(address -> true)
			.maxMessageSize(LARGEST_MAIL)
			.maxRecipients(RECIPIENTS)
			.maxConnections(CONNECTIONS)
			.executorService(Executors.newVirtualThreadPerTaskExecutor())
			.messageHandlerFactory(session -> new InboxReceiver(mails, session))
			.build();
	}

	@Override
	public synchronized void stop() {
		if (server != null) {
			server.stop();
			server = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return server != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/** Answers at once: Nagle's algorithm would hold replies back for some 40 ms. */
	private static class PromptServerSocket extends ServerSocket {

		PromptServerSocket() throws IOException {
			super();
		}

		@Override
		public Socket accept() throws IOException {
			Socket socket = super.accept();
			socket.setTcpNoDelay(true);
			return socket;
		}

	}

}
