"""kyoyaku (協約): turns structured agreements between municipalities into a site."""
