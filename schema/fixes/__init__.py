"""What mends a fault, by what it is of: imported only once a fault is found."""
