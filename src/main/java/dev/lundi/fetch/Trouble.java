package dev.lundi.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import dev.lundi.fetch.AddressGuard.RefusedAddressException;
import dev.lundi.fetch.Reading.TooLongException;
import dev.lundi.reason.Reason;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Says why no answer came from an address. */
record Trouble(URI uri, FetchLimits limits) {

	FetchException because(Throwable cause) {
		return switch (cause) {
			case RefusedAddressException _ -> told(Reason.of("source.private", Fetch.shown(uri), uri.getHost()), cause);
			case UnknownHostException _ ->
				told(Reason.of("source.unknown-host", Fetch.shown(uri), uri.getHost()), cause);
			case TooLongException _ -> unreadable(Reason.of("source.answer-too-long", limits.bytes()), cause);
			case ConnectTimeoutException _ ->
				passing(Reason.of("source.no-connection", limits.connect().toSeconds()), cause);
			case SocketTimeoutException _ ->
				passing(Reason.of("source.no-answer", limits.silence().toSeconds()), cause);
			case TimeoutException _ -> unreadable(Reason.of("source.no-answer", limits.whole().toSeconds()), cause);
			case ConnectException _ -> passing(Reason.of("source.connection-refused"), cause);
			case SSLException tls -> unreadable(Reason.of("source.no-tls", tls.getMessage()), cause);
			case IOException _ -> passing(Reason.of("source.connection-broke", cause), cause);
			default -> unreadable(Reason.of("source.connection-broke", cause), cause);
		};
	}

	private static FetchException told(Reason reason, Throwable cause) {
		return new FetchException(reason, cause);
	}

	private FetchException unreadable(Reason found, Throwable cause) {
		return new FetchException(Reason.of("source.unreadable", Fetch.shown(uri)).and(found), cause);
	}

	private FetchException passing(Reason found, Throwable cause) {
		return new FetchException(Reason.of("source.unreadable", Fetch.shown(uri)).and(found), cause, true);
	}

}
