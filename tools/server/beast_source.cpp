// Compiles the bodies of Asio and Beast once; the other files that include them stay short to
// build. Knows nothing of ours.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
