/** The request header that carries the client's address inwards. Whatever a client sends under this name is thrown away. */
export const clientAddressHeader = 'x-client-network-address'
