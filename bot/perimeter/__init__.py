"""What every request passes before a room of the house sees it: address, pace, headers, errors, log; and the operator's own addresses."""
