package dev.lundi.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells the addresses of a host. */
@FunctionalInterface
public interface HostNames {

	InetAddress[] lookUp(String host) throws UnknownHostException;

}
