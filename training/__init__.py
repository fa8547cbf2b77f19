"""How every artefact that ships is made from open data, one command each."""
