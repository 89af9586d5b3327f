package dev.lundi.proof;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import org.springframework.util.FileSystemUtils;

/**
 * A Postfix of our own between a sender and a relay on this machine. It listens on the
 * loopback alone, and whatever it takes has one way to go: to that relay. It knows no
 * other transport, asks no DNS, and ends when this JVM does, however that ends. Needs
 * root.
 */
final class Postfix implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final File LOG = new File("target/proof-postfix.log");

	/** The shell reads until there is nobody left who could write to it. */
	private static final String UNTIL_END_OF_INPUT = "\"$@\" < /dev/null & cat > /dev/null; kill $!; wait $!";

	private final Path folder;

	private final Process process;

	private final int port;

	private Postfix(Path folder, Process process, int port) {
		this.folder = folder;
		this.process = process;
		this.port = port;
	}

	/** Whether it can be started. */
	static boolean isInstalled() {
		return "root".equals(System.getProperty("user.name"))
				&& Program.run(Path.of("."), List.of("postconf", "-d", "mail_version")).succeeded();
	}

	/** Starts one that hands all mail to the relay at this port. */
	static Postfix before(int relay) {
		try {
			Path folder = Files.createTempDirectory("lundi-postfix-");
			int port = Sink.freePort();
			Postfix postfix = new Postfix(folder, start(folder, relay, port), port);
			if (!Pause.until(PATIENCE, () -> Sink.listens(port))) {
				postfix.close();
				throw new IllegalStateException("Postfix does not start: see " + LOG);
			}
			return postfix;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Process start(Path folder, int relay, int port) throws IOException {
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.createDirectory(folder.resolve("queue"));
		Files.writeString(folder.resolve("main.cf"), main(folder, relay));
		Files.writeString(folder.resolve("master.cf"), master(port));
		Program.output(folder, List.of("postfix", "-c", folder.toString(), "check"));
		String daemons = Program.output(folder, List.of("postconf", "-d", "-h", "daemon_directory")).strip();
		return new ProcessBuilder("sh", "-c", UNTIL_END_OF_INPUT, "sh", daemons + "/master", "-c", folder.toString(),
				"-s")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
			.start();
	}

	/** Addresses of clients on this machine are rewritten, as they are by default. */
	private static String main(Path folder, int relay) {
		return """
				compatibility_level = 3.6
				queue_directory = %1$s/queue
				data_directory = %1$s/data
				maillog_file = /dev/stdout
				myhostname = postfix.example
				inet_interfaces = 127.0.0.1
				inet_protocols = ipv4
				mynetworks = 127.0.0.1/32
				smtpd_relay_restrictions = permit_mynetworks, reject
				mydestination =
				relay_domains =
				alias_maps =
				alias_database =
				local_recipient_maps =
				notify_classes =
				transport_maps = static:witness:[127.0.0.1]:%2$d
				default_transport = error:nothing leaves
				relay_transport = error:nothing leaves
				local_transport = error:nothing is local
				virtual_transport = error:nothing is local
				smtp_bind_address = 127.0.0.1
				smtp_dns_support_level = disabled
				smtp_host_lookup = native
				smtp_tls_security_level = none
				""".formatted(folder, relay);
	}

	/** Neither what delivers anywhere else nor what takes mail from anywhere else. */
	private static String master(int port) {
		return """
				127.0.0.1:%d inet n - n - - smtpd
				cleanup unix n - n - 0 cleanup
				qmgr unix n - n 300 1 qmgr
				rewrite unix - - n - - trivial-rewrite
				bounce unix - - n - 0 bounce
				defer unix - - n - 0 bounce
				trace unix - - n - 0 bounce
				anvil unix - - n - 1 anvil
				scache unix - - n - 1 scache
				error unix - - n - - error
				retry unix - - n - - error
				witness unix - - n - - smtp
				postlog unix-dgram n - n - 1 postlogd
				""".formatted(port);
	}

	int port() {
		return port;
	}

	@Override
	public void close() {
		try {
			process.getOutputStream().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		process.onExit().join();
		Pause.until(PATIENCE, this::isDeleted);
	}

	/** Its parts end a moment after it. */
	private boolean isDeleted() {
		try {
			FileSystemUtils.deleteRecursively(folder);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
