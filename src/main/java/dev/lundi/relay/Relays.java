package dev.lundi.relay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lundi.inbox.EmbeddedInbox;

/** The relays of this installation, and the connections to them. */
public final class Relays {

	private final WireWatch watch = new WireWatch();

	private final Map<Relay, Supplier<RelaySettings>> relays;

	private final Map<Relay, Boolean> smtpUtf8 = new ConcurrentHashMap<>();

	private Relays(Map<Relay, Supplier<RelaySettings>> relays) {
		this.relays = relays;
	}

	static Relays of(List<RelayDeclarations.Declared> declared) {
		Map<Relay, Supplier<RelaySettings>> relays = new LinkedHashMap<>();
		declared.forEach((one) -> relays.put(one.relay(), one::settings));
		return new Relays(relays);
	}

	/** The inbox knows its port only once it has started. */
	static Relays to(Supplier<EmbeddedInbox> inbox) {
		return new Relays(Map.of(Relay.unlimited("inbox"),
				() -> RelaySettings.inTheClear(EmbeddedInbox.HOST, inbox.get().port())));
	}

	/** All of them, as declared; at least one. */
	public List<Relay> all() {
		return List.copyOf(relays.keySet());
	}

	/** Where a relay is, and how the connections to it are secured. */
	public RelayEndpoint endpoint(Relay relay) {
		RelaySettings settings = settings(relay);
		return new RelayEndpoint(settings.host(), settings.port(),
				settings.security().tls().name().toLowerCase(Locale.ROOT), settings.login() != null);
	}

	/**
	 * Opens a connection to the first relay.
	 * @throws RelayException when that fails, with the cause and the remedy
	 */
	public RelayConnection connect() throws RelayException {
		return connect(all().getFirst());
	}

	/**
	 * Opens a connection, secured and authenticated as configured.
	 * @param relay one of {@link #all()}
	 * @throws RelayException when that fails, with the cause and the remedy
	 */
	public RelayConnection connect(Relay relay) throws RelayException {
		return connect(relay, Patience.STANDARD);
	}

	private RelayConnection connect(Relay relay, Patience patience) throws RelayException {
		RelayConnection connection = opening(relay, patience, (step) -> {
		}).open();
		smtpUtf8.put(relay, connection.takesUtf8Addresses());
		return connection;
	}

	/**
	 * Whether some relay takes addresses beyond ASCII (RFC 6531), as each said when it
	 * was last connected to. One that cannot be reached may.
	 */
	public boolean takeUtf8Addresses() {
		return all().stream().anyMatch((relay) -> smtpUtf8.computeIfAbsent(relay, this::asked));
	}

	private boolean asked(Relay relay) {
		try (RelayConnection connection = opening(relay, Patience.SHORT, (step) -> {
		}).open()) {
			return connection.takesUtf8Addresses();
		}
		catch (RelayException ex) {
			return true;
		}
	}

	Opening opening(Relay relay, Patience patience, Consumer<RelayTestReport.Step> progress) {
		return new Opening(settings(relay), patience, watch, progress);
	}

	private RelaySettings settings(Relay relay) {
		Supplier<RelaySettings> settings = relays.get(relay);
		if (settings == null) {
			throw new IllegalArgumentException("There is no relay \"%s\"".formatted(relay.name()));
		}
		return settings.get();
	}

}
