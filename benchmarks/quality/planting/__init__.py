"""Reports with planted truth, made from line-aligned documents: what the cross-check is measured on."""
