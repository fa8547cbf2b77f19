"""Words or sentences a second, beside a peer in the same run."""
