// The order is the cascade: Mantine in its layer, then what is ours.
import './global.css';
import '@fontsource-variable/golos-text/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/charts/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
