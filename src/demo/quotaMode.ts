/** How much of the Web API an app may use: `development` is what every new app gets, `extended` the rest. */
export type QuotaMode = 'development' | 'extended';
